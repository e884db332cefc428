import { describe, expect, it } from 'vitest'
import { paintOf } from '../../src/figure/svg/colour.ts'
import { SvgContext } from '../../src/figure/svg/context.ts'
import { svgFile } from '../../src/figure/svg/file.ts'
import { styleOf } from '../../src/figure/svg/style.ts'
import { typeface } from './fonts.ts'

const drawn = (draw: (context: SvgContext) => void): string => {
  const context = new SvgContext(typeface)
  draw(context)
  return context.content()
}

/** The numbers of the first path's outline. */
const numbersOf = (svg: string): number[] => (/ d="([^"]*)"/.exec(svg)?.[1] ?? '').match(/-?[\d.]+/g)?.map(Number) ?? []

describe('the context that writes SVG', () => {
  it('writes paths with their stroke, in hundredths', () => {
    const svg = drawn((context) => {
      context.strokeStyle = '#123456'
      context.lineWidth = 1.9
      context.setLineDash([6, 2.5])
      context.lineDashOffset = 3
      context.beginPath()
      context.moveTo(1, 2)
      context.lineTo(10.12345, 4)
      context.stroke()
    })
    expect(svg).toBe(
      '<path d="M1 2L10.12 4" fill="none" stroke="#123456" stroke-width="1.9" stroke-dasharray="6 2.5" stroke-dashoffset="3"/>',
    )
  })

  it('puts points where the transformation puts them, and widens lines as it does', () => {
    const svg = drawn((context) => {
      context.translate(100, 50)
      context.rotate(Math.PI / 2)
      context.scale(2, 2)
      context.beginPath()
      context.moveTo(0, 0)
      context.lineTo(10, 0)
      context.stroke()
    })
    expect(svg).toContain('d="M100 50L100 70"')
    expect(svg).toContain('stroke-width="2"')
  })

  it('multiplies the colour’s alpha and the pen’s', () => {
    const svg = drawn((context) => {
      context.fillStyle = 'rgba(253, 253, 251, 0.8)'
      context.globalAlpha = 0.5
      context.fillRect(0, 0, 4, 3)
    })
    expect(svg).toBe('<path d="M0 0L4 0L4 3L0 3Z" fill="#fdfdfb" fill-opacity="0.4"/>')
  })

  it('clips until what was saved is restored', () => {
    const svg = drawn((context) => {
      context.save()
      context.beginPath()
      context.rect(0, 0, 10, 10)
      context.clip()
      context.fillRect(5, 5, 10, 10)
      context.restore()
      context.fillRect(20, 20, 1, 1)
    })
    expect(svg).toMatch(
      /<defs><clipPath id="clip1"><path d="M0 0L10 0L10 10L0 10Z"\/><\/clipPath><\/defs><g clip-path="url\(#clip1\)">\n<path [^>]*\/>\n<\/g>\n<path [^>]*\/>$/,
    )
  })

  it('gives back the pen that was saved', () => {
    const context = new SvgContext(typeface)
    context.lineWidth = 3
    context.save()
    context.lineWidth = 1
    context.setLineDash([1, 2])
    context.translate(5, 5)
    context.restore()
    expect([context.lineWidth, context.getLineDash(), context.getTransform().e]).toEqual([3, [], 0])
  })

  it('draws circles that are round to 0.03 %', () => {
    const [x0 = 0, y0 = 0, ...rest] = numbersOf(
      drawn((context) => {
        context.beginPath()
        context.arc(0, 0, 100, 0, 2 * Math.PI)
        context.fill()
      }),
    )
    expect(rest).toHaveLength(4 * 6)
    let [fromX, fromY] = [x0, y0]
    for (let i = 0; i < rest.length; i += 6) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0] = rest.slice(i, i + 6)
      const middle = [(fromX + 3 * x1 + 3 * x2 + x) / 8, (fromY + 3 * y1 + 3 * y2 + y) / 8] as const
      expect(Math.hypot(...middle)).toBeCloseTo(100, 1)
      ;[fromX, fromY] = [x, y]
    }
  })

  it('makes text outlines where it stands: aligned, and about its middle line', () => {
    const box = (align: string, baseline: string) => {
      const numbers = numbersOf(
        drawn((context) => {
          context.font = '400 100px Inter'
          context.textAlign = align
          context.textBaseline = baseline
          context.fillText('H', 0, 0)
        }),
      )
      const xs = numbers.filter((_, i) => i % 2 === 0)
      const ys = numbers.filter((_, i) => i % 2 === 1)
      return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
    }
    const left = box('left', 'alphabetic')
    expect(left.bottom).toBe(0)
    // Inter's capitals are 0.727 em high.
    expect(left.top).toBeCloseTo(-72.7, 0)
    const centred = box('center', 'alphabetic')
    expect(centred.left + centred.right).toBeCloseTo(0, 0)
    expect(box('right', 'alphabetic').right).toBeLessThan(0)
    const middle = box('left', 'middle')
    expect(middle.top).toBeLessThan(0)
    expect(middle.bottom).toBeGreaterThan(0)
  })

  it('has outlines for all that figures say, and keeps as text what no font of ours has', () => {
    const write = (text: string) => drawn((context) => context.fillText(text, 0, 0))
    expect(write('Nesterov 2 −1.5×10⁻¹² β₁ η λ ∂Δ∇‖f‖ ≤ ∞ … · 7\u202f156')).not.toContain('<text')
    expect(write('走 & <b>')).toContain('走 &amp; &lt;b&gt;</text>')
  })

  it('measures as it draws', () => {
    const context = new SvgContext(typeface)
    context.font = '600 10px Inter'
    const { width } = context.measureText('Adam')
    context.font = '600 20px Inter'
    expect(context.measureText('Adam').width).toBeCloseTo(2 * width, 9)
    expect(width).toBeGreaterThan(20)
  })
})

describe('the file', () => {
  it('has its true size and says what it shows', () => {
    const context = new SvgContext(typeface)
    const text = svgFile(context, {
      width: 850,
      height: 340,
      millimetres: 85,
      title: 'A & B',
      description: 'Two <runs>',
    })
    expect(text).toContain('width="85.000mm" height="34.000mm" viewBox="0 0 850 340"')
    expect(text).toContain('<title id="title">A &amp; B</title>')
    expect(text).toContain('<desc id="description">Two &lt;runs&gt;</desc>')
  })
})

describe('what is read of CSS', () => {
  it('is a colour and its alpha', () => {
    expect(paintOf('#8d3d14')).toEqual({ paint: '#8d3d14', opacity: 1 })
    expect(paintOf('rgb(1, 2, 255)')).toEqual({ paint: '#0102ff', opacity: 1 })
    expect(paintOf('rgba(38, 58, 84, 0.17)')).toEqual({ paint: '#263a54', opacity: 0.17 })
    expect(paintOf('#00000080').opacity).toBeCloseTo(0.5, 2)
  })

  it('is a font', () => {
    expect(styleOf("italic 500 11px 'Inter Variable', Inter")).toEqual({
      size: 11,
      weight: 500,
      italic: true,
      math: false,
    })
    expect(styleOf("italic 400 12.65px 'STIX Two Math'")).toEqual({
      size: 12.65,
      weight: 400,
      italic: true,
      math: true,
    })
  })
})
