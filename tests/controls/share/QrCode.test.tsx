// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { QrCode } from '../../../src/controls/share/QrCode.tsx'
import { open } from '../page.tsx'

describe('the drawn QR code', () => {
  it('is a picture with a name', () => {
    open(<QrCode text="https://example.test/#surface=bowl" name="QR code of this scene" />)
    expect(screen.getByRole('img', { name: 'QR code of this scene' }).querySelectorAll('path')).toHaveLength(2)
  })

  it('gives way to a sentence with the numbers where the text is too long', () => {
    open(<QrCode text={'x'.repeat(3000)} />)
    expect(screen.queryByRole('img')).toBeNull()
    expect(screen.getByText('Too long for a QR code: 3000 bytes, and a code holds 2953.')).toBeTruthy()
  })
})
