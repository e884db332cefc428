import { expect } from 'vitest'
import { entriesOf, fragmentOf, journey, settled } from './journey.ts'

const CURVE = '-1.6,1.58/-1,0.4/-0.4,-0.34/0.2,-0.66/0.8,-0.54/1.4,0.02'
const LINK = `surface=least_squares&data=${CURVE}&start=-1,1.5&run=gradientDescent(lr:0.3)&steps=40&at=3`

journey(
  'a run becomes a federated one: its clients’ ways are seen, and one undo takes all of it back',
  async ({ open }) => {
    const page = await open(LINK)
    await settled(page)
    const before = await fragmentOf(page)
    const entries = await entriesOf(page)
    await page.getByRole('button', { name: /^Gradient descent/, expanded: false }).click()
    const gradient = page.getByRole('group', { name: 'Gradient', exact: true })
    await gradient.getByRole('combobox', { name: 'Estimate' }).selectOption('Federated averaging')
    await page.getByText('η is the server’s rate now, and 1').waitFor()
    await settled(page)
    expect(await fragmentOf(page)).toContain('gradientDescent(lr:1)/federated(eta:0.3)')
    expect(await entriesOf(page)).toBe(entries + 1)

    const marks = page.getByRole('list', { name: 'Marks on the paths' })
    await marks.getByText('clients’ steps').waitFor()
    await gradient.getByText(/^Round 3: the models are [\d.]+ from their mean/).waitFor()

    // By the keyboard one round on: what is said is of that one.
    await page.getByRole('heading', { name: /^Read-out/ }).click()
    await page.keyboard.press('ArrowRight')
    await gradient.getByText(/^Round 4: /).waitFor()

    // More local epochs, and the clients end further apart at the end of the run.
    await page.keyboard.press('End')
    const apart = async () => {
      await settled(page)
      const said = gradient.getByText(/^Round 40: /)
      await said.waitFor()
      return Number((await said.textContent())!.match(/are ([\d.]+)/)![1])
    }
    const few = await apart()
    const epochs = gradient.getByRole('textbox', { name: 'E, exact value' })
    await epochs.fill('50')
    await epochs.press('Enter')
    await page.waitForFunction(() => location.hash.includes('E:50'))
    const many = await apart()
    expect(many).toBeGreaterThan(few)

    await page.keyboard.press('Escape')
    await page.goBack()
    await page.goBack()
    await settled(page)
    expect(await fragmentOf(page)).toContain('run=gradientDescent(lr:0.3)&')
    expect((await fragmentOf(page)).replace(/&at=\d+/, '')).toBe(before.replace(/&at=\d+/, ''))
    await marks.waitFor({ state: 'detached' })
  },
)
