import type { Mesh } from './mesh.ts'
import { FRAGMENT, VERTEX } from './shaders.ts'

/** Everything that a picture needs besides the mesh. Colours are red, green, blue from 0 to 1, lines with their opacity. */
export interface Lighting {
  matrix: Float32Array
  levels: Float32Array
  major: Float32Array
  /** Of the bands between the levels, one after the other. */
  tones: Float32Array
  wall: readonly [number, number, number]
  line: readonly [number, number, number, number]
  majorLine: readonly [number, number, number, number]
  /** Towards the lamp, of length 1. */
  lamp: readonly [number, number, number]
  /** By what the tones are multiplied: of what turns away from the lamp, and of what faces it. */
  shade: readonly [dark: number, bright: number]
  /** Device pixels of a pixel of the picture. */
  pixel: number
}

export interface ReliefRenderer {
  setMesh(mesh: Mesh): void
  /** Draws once; nothing is drawn unless it is called. */
  draw(lighting: Lighting): void
  dispose(): void
}

interface Resources {
  program: WebGLProgram
  corners: WebGLBuffer
  triangles: WebGLBuffer
  count: number
}

/**
 * WebGL 2 on a canvas, or undefined where there is none. A lost context is got back by itself; `onRestored` then asks for a
 * new picture.
 */
export function createRenderer(canvas: HTMLCanvasElement, onRestored: () => void): ReliefRenderer | undefined {
  // What was drawn last stays readable, for pictures of the page.
  const gl = canvas.getContext('webgl2', { antialias: true, preserveDrawingBuffer: true })
  if (!gl) return undefined
  let mesh: Mesh | undefined
  let resources = build(gl)
  if (!resources) return undefined
  const lost = (event: Event) => {
    // Without this the browser would not give it back.
    event.preventDefault()
    resources = undefined
  }
  const restored = () => {
    resources = build(gl)
    if (resources && mesh) upload(gl, resources, mesh)
    onRestored()
  }
  canvas.addEventListener('webglcontextlost', lost)
  canvas.addEventListener('webglcontextrestored', restored)
  return {
    setMesh(next) {
      mesh = next
      if (resources) upload(gl, resources, next)
    },
    draw(lighting) {
      if (resources) drawMesh(gl, resources, lighting)
    },
    dispose() {
      canvas.removeEventListener('webglcontextlost', lost)
      canvas.removeEventListener('webglcontextrestored', restored)
      if (!resources) return
      gl.deleteProgram(resources.program)
      gl.deleteBuffer(resources.corners)
      gl.deleteBuffer(resources.triangles)
    },
  }
}

function build(gl: WebGL2RenderingContext): Resources | undefined {
  const program = gl.createProgram()
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(kind)
    if (!shader) return undefined
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) return undefined
  gl.useProgram(program)
  gl.enable(gl.DEPTH_TEST)
  return { program, corners: gl.createBuffer(), triangles: gl.createBuffer(), count: 0 }
}

function upload(gl: WebGL2RenderingContext, resources: Resources, { corners, triangles }: Mesh) {
  gl.bindBuffer(gl.ARRAY_BUFFER, resources.corners)
  gl.bufferData(gl.ARRAY_BUFFER, corners, gl.DYNAMIC_DRAW)
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, resources.triangles)
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, triangles, gl.DYNAMIC_DRAW)
  for (const [place, offset] of [
    [0, 0],
    [1, 16],
  ] as const) {
    gl.enableVertexAttribArray(place)
    gl.vertexAttribPointer(place, 4, gl.FLOAT, false, 32, offset)
  }
  resources.count = triangles.length
}

function drawMesh(gl: WebGL2RenderingContext, { program, count }: Resources, lighting: Lighting) {
  const { matrix, levels, major, tones, wall, line, majorLine, lamp, shade, pixel } = lighting
  const at = (name: string) => gl.getUniformLocation(program, name)
  gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight)
  gl.clearColor(0, 0, 0, 0)
  gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT)
  gl.uniformMatrix4fv(at('uMatrix'), false, matrix)
  gl.uniform1i(at('uCount'), levels.length)
  if (levels.length > 0) {
    gl.uniform1fv(at('uLevel'), levels)
    gl.uniform1fv(at('uMajor'), major)
  }
  gl.uniform3fv(at('uTone'), tones)
  gl.uniform3f(at('uWall'), ...wall)
  gl.uniform4f(at('uLine'), ...line)
  gl.uniform4f(at('uMajorLine'), ...majorLine)
  gl.uniform3f(at('uLamp'), ...lamp)
  gl.uniform2f(at('uShade'), ...shade)
  gl.uniform1f(at('uPixel'), pixel)
  gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, 0)
}
