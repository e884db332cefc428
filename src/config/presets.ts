export interface Preset {
  id: string
}
export const presets: readonly Preset[] = []
