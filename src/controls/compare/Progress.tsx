/** How far a search is. */
export const Progress = ({ label, done, of }: { label: string; done: number; of: number }) => (
  <label className="progress">
    {label} <progress value={done} max={of} />
    <span className="count">
      {done} of {of}
    </span>
  </label>
)
