import { keysOf, type Action } from './actions.ts'

type Listed = Pick<Action, 'keys' | 'shown' | 'label'> & { group: string }

/** The keys of a table by their groups; what has no key is left out. */
export function KeyList({ of }: { of: readonly Listed[] }) {
  const keyed = of.filter(({ keys }) => keys !== undefined)
  const groups = [...new Set(keyed.map(({ group }) => group))]
  return (
    <div className="groups">
      {groups.map((group) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl>
            {keyed
              .filter((action) => action.group === group)
              .map((action) => (
                <div key={action.label}>
                  <dt>
                    <kbd>{keysOf(action)}</kbd>
                  </dt>
                  <dd>{action.label}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
