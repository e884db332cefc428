/** The levels that a picture may have; more are not told apart by their tones. */
export const MOST_LEVELS = 64

export const VERTEX = `#version 300 es
uniform mat4 uMatrix;
layout(location = 0) in vec4 aPlace;
layout(location = 1) in vec4 aNormal;
out float vF;
out vec3 vNormal;
out float vWall;
void main() {
  vF = aPlace.w;
  vNormal = aNormal.xyz;
  vWall = aNormal.w;
  gl_Position = uMatrix * vec4(aPlace.xyz, 1.0);
}`

/** The tone of the band in which f lies, in the light of a lamp; the isolines where f is a level, as wide as on the flat picture. */
export const FRAGMENT = `#version 300 es
precision highp float;
uniform int uCount;
uniform float uLevel[${MOST_LEVELS}];
uniform float uMajor[${MOST_LEVELS}];
uniform vec3 uTone[${MOST_LEVELS + 1}];
uniform vec3 uWall;
uniform vec4 uLine;
uniform vec4 uMajorLine;
uniform vec3 uLamp;
uniform vec2 uShade;
uniform float uPixel;
in float vF;
in vec3 vNormal;
in float vWall;
out vec4 colour;
void main() {
  float lit = dot(normalize(vNormal), uLamp);
  float light = mix(uShade.x, uShade.y, clamp(lit, 0.0, 1.0));
  if (vWall > 0.5) {
    colour = vec4(uWall * (0.94 + 0.1 * lit), 1.0);
    return;
  }
  float width = max(fwidth(vF), 1e-30);
  int band = 0;
  float thin = 0.0;
  float strong = 0.0;
  for (int i = 0; i < ${MOST_LEVELS}; i++) {
    if (i >= uCount) break;
    if (vF >= uLevel[i]) band = i + 1;
    float away = abs(vF - uLevel[i]) / width;
    float half_ = 0.5 * uPixel * mix(0.8, 1.1, uMajor[i]);
    float line = 1.0 - smoothstep(half_ - 0.5, half_ + 0.5, away);
    thin = max(thin, line * (1.0 - uMajor[i]));
    strong = max(strong, line * uMajor[i]);
  }
  vec3 tone = uTone[band] * light;
  tone = mix(tone, uLine.rgb, thin * uLine.a);
  colour = vec4(mix(tone, uMajorLine.rgb, strong * uMajorLine.a), 1.0);
}`
