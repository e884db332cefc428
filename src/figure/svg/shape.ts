/** X = a x + c y + e, Y = b x + d y + f. */
export interface Matrix {
  a: number
  b: number
  c: number
  d: number
  e: number
  f: number
}

/** Two decimals: a hundredth of a unit is a micrometre or three in print. */
export const short = (value: number): string => String(Math.round(value * 100) / 100 + 0)

/** The part of a canvas that moves and traces: points are written down as the transformation puts them. */
export class Shape {
  protected matrix: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }
  protected path = ''

  translate(x: number, y: number) {
    this.transform(1, 0, 0, 1, x, y)
  }
  rotate(angle: number) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    this.transform(cos, sin, -sin, cos, 0, 0)
  }
  scale(x: number, y: number) {
    this.transform(x, 0, 0, y, 0, 0)
  }
  transform(a: number, b: number, c: number, d: number, e: number, f: number) {
    const m = this.matrix
    this.matrix = {
      a: m.a * a + m.c * b,
      b: m.b * a + m.d * b,
      c: m.a * c + m.c * d,
      d: m.b * c + m.d * d,
      e: m.a * e + m.c * f + m.e,
      f: m.b * e + m.d * f + m.f,
    }
  }
  getTransform(): Matrix {
    return this.matrix
  }

  beginPath() {
    this.path = ''
  }
  closePath() {
    if (this.path !== '') this.path += 'Z'
  }
  moveTo(x: number, y: number) {
    this.path += `M${this.at(x, y)}`
  }
  lineTo(x: number, y: number) {
    this.path += `${this.path === '' ? 'M' : 'L'}${this.at(x, y)}`
  }
  quadraticCurveTo(x1: number, y1: number, x: number, y: number) {
    this.path += `Q${this.at(x1, y1)} ${this.at(x, y)}`
  }
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number) {
    this.path += `C${this.at(x1, y1)} ${this.at(x2, y2)} ${this.at(x, y)}`
  }
  rect(x: number, y: number, width: number, height: number) {
    const corners = [this.at(x, y), this.at(x + width, y), this.at(x + width, y + height), this.at(x, y + height)]
    this.path += `M${corners.join('L')}Z`
  }
  arc(x: number, y: number, radius: number, from: number, to: number, counterclockwise = false) {
    this.ellipse(x, y, radius, radius, 0, from, to, counterclockwise)
  }
  /** In quarters at most, each as the cubic curve that differs from it by less than 0.03 % of the radius. */
  ellipse(
    x: number,
    y: number,
    radiusX: number,
    radiusY: number,
    rotation: number,
    from: number,
    to: number,
    counterclockwise = false,
  ) {
    const turn = 2 * Math.PI
    let sweep = counterclockwise ? from - to : to - from
    sweep = sweep >= turn ? turn : ((sweep % turn) + turn) % turn
    const pieces = Math.max(1, Math.ceil(sweep / (Math.PI / 2) - 1e-9))
    const step = ((counterclockwise ? -1 : 1) * sweep) / pieces
    const reach = (4 / 3) * Math.tan(step / 4)
    const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)]
    const on = (u: number, v: number) =>
      [x + radiusX * u * cos - radiusY * v * sin, y + radiusX * u * sin + radiusY * v * cos] as const
    this.lineTo(...on(Math.cos(from), Math.sin(from)))
    for (let i = 0; i < pieces; i += 1) {
      const [a, b] = [from + i * step, from + (i + 1) * step]
      const first = on(Math.cos(a) - reach * Math.sin(a), Math.sin(a) + reach * Math.cos(a))
      const second = on(Math.cos(b) + reach * Math.sin(b), Math.sin(b) - reach * Math.cos(b))
      this.bezierCurveTo(...first, ...second, ...on(Math.cos(b), Math.sin(b)))
    }
  }

  protected at(x: number, y: number): string {
    const { a, b, c, d, e, f } = this.matrix
    return `${short(a * x + c * y + e)} ${short(b * x + d * y + f)}`
  }

  /** How much longer a length is drawn than it is given. */
  protected get growth(): number {
    const { a, b, c, d } = this.matrix
    return Math.sqrt(Math.abs(a * d - b * c))
  }
}
