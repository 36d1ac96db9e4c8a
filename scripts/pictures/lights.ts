import {
  area,
  at,
  type Drawing,
  disc,
  GLASS,
  GLOW,
  INK,
  line,
  oval,
  PAPER,
  rect,
  row,
  STEEL,
  STEEL_DARK,
  WOOD,
  WOOD_DARK,
} from './kit.ts'

export const tableLamp: Drawing = ({ main, dark, light }) =>
  rect(292, 170, 16, 40, STEEL_DARK) +
  area('M236 60H364L410 180H190Z', '#f3e6cd') +
  area('M236 60H272L238 180H190Z', '#fbf3e2') +
  area('M262 206H338Q380 260 352 316H248Q220 260 262 206Z', main) +
  area('M262 206H284Q250 260 270 316H248Q220 260 262 206Z', light) +
  rect(236, 314, 128, 16, dark, 8)
export const deskLamp: Drawing = ({ main, light }) =>
  line('M300 318L230 210L330 120', STEEL_DARK, 14) +
  disc(230, 210, 15, main) +
  area('M300 90L400 96L412 178L330 150Z', main) +
  area('M300 90L340 92L356 160L330 150Z', light) +
  oval(374, 178, 34, 15, GLOW) +
  rect(222, 310, 156, 20, main, 10)
export const clipLamp: Drawing = ({ main, dark }) =>
  rect(150, 280, 150, 18, WOOD, 4) +
  rect(206, 250, 60, 74, main, 10) +
  line('M236 250C220 180 300 190 318 150', dark, 12) +
  area('M280 100L380 92L412 170L322 168Z', main) +
  oval(368, 172, 40, 13, GLOW)
export const pendant: Drawing = ({ main, light, dark }) =>
  rect(298, 40, 4, 70, INK) +
  disc(300, 210, 104, main) +
  oval(278, 196, 66, 84, light) +
  line('M208 170H392M196 210H404M208 250H392M238 286H362M238 134H362', dark, 2)
export const floorLamp: Drawing = ({ main, light }) =>
  line('M300 160L240 330M300 160L360 330M300 160V322', WOOD, 11) +
  area('M242 54H358L388 170H212Z', main) +
  area('M242 54H274L252 170H212Z', light) +
  line('M270 262H330', WOOD_DARK, 7)
export const saltLamp: Drawing = ({ main, dark, light }) =>
  area('M226 306L236 200L280 130L318 112L362 190L376 306Z', main) +
  area('M226 306L236 200L280 130L290 306Z', light) +
  area('M318 112L362 190L376 306H340L330 200Z', dark) +
  rect(206, 302, 188, 28, WOOD_DARK, 10)
export const nightLight: Drawing = ({ main, dark, light }) =>
  area('M214 330V250Q214 150 300 150T386 250V330Z', main) +
  area('M214 330V250Q214 172 270 154Q244 190 244 250V330Z', light) +
  disc(272, 250, 9, INK) +
  disc(328, 250, 9, INK) +
  line('M284 278Q300 292 316 278', INK, 6) +
  area('M238 164L226 112L276 150ZM362 164L374 112L324 150Z', dark)
export const torch: Drawing = ({ main, dark, light }) =>
  area('M420 130L540 80V290L420 250Z', GLOW) +
  rect(130, 160, 210, 60, main, 16) +
  rect(130, 160, 210, 20, light, 10) +
  area('M336 156L404 130V250L336 224Z', dark) +
  rect(404, 130, 20, 120, STEEL, 6) +
  rect(218, 180, 52, 20, INK, 10)
export const headlamp: Drawing = ({ main, dark }) =>
  line('M160 230C160 90 440 90 440 230', dark, 30) +
  rect(236, 160, 128, 110, main, 26) +
  disc(300, 214, 40, STEEL) +
  disc(300, 214, 28, GLOW) +
  rect(276, 150, 48, 14, '#c8503f', 7)
export const bulb: Drawing = () =>
  disc(300, 168, 92, GLOW) +
  disc(274, 140, 34, '#fffaf0') +
  area('M238 224Q262 250 264 276H336Q338 250 362 224Z', '#f3e6cd') +
  line('M282 250V190L300 208L318 190V250', '#e0a13c', 5) +
  row(3, (i) => rect(266, 276 + i * 16, 68, 12, i % 2 ? STEEL : STEEL_DARK, 6)) +
  rect(284, 322, 32, 10, INK, 5)
export const bayonetBulb: Drawing = (paint) =>
  bulb(paint).replace(/<rect x="266".*$/, '') +
  rect(272, 276, 56, 50, STEEL, 8) +
  disc(268, 306, 8, STEEL_DARK) +
  disc(332, 306, 8, STEEL_DARK)
export const fairyLights: Drawing = () =>
  line('M120 130Q200 260 290 170T480 150', '#c68f4f', 4) +
  line('M130 250Q240 340 320 260T470 270', '#c68f4f', 4) +
  at(
    [
      [140, 160],
      [170, 196],
      [208, 212],
      [248, 204],
      [288, 172],
      [330, 150],
      [376, 152],
      [424, 160],
      [470, 152],
      [150, 266],
      [200, 290],
      [250, 292],
      [300, 272],
      [350, 250],
      [400, 262],
      [450, 272],
    ],
    disc(0, 0, 24, '#fff3c966') + disc(0, 0, 11, GLOW),
  )
export const stringLights: Drawing = () =>
  line('M110 110Q300 200 490 110', INK, 6) +
  row(5, (i) =>
    at(
      [[148 + i * 76, 138 + (i === 2 ? 20 : i % 2 ? 14 : 0)]],
      rect(-12, 0, 24, 24, INK, 5) + disc(0, 54, 34, GLOW) + disc(-9, 44, 12, '#fffaf0'),
    ),
  )
export const lantern: Drawing = ({ main, dark }) =>
  line('M262 96C262 50 338 50 338 96', main, 9) +
  area('M232 130L262 92H338L368 130Z', main) +
  rect(228, 128, 144, 180, GLASS) +
  rect(276, 226, 48, 82, PAPER, 6) +
  area('M300 190Q318 214 300 228Q282 214 300 190Z', '#e0a13c') +
  rect(222, 126, 14, 190, main) +
  rect(364, 126, 14, 190, main) +
  rect(208, 306, 184, 24, dark, 6)
export const campingLantern: Drawing = ({ main, dark }) =>
  line('M230 130C230 40 370 40 370 130', STEEL_DARK, 9) +
  rect(228, 110, 144, 44, main, 16) +
  rect(240, 154, 120, 110, GLOW) +
  line('M262 154V264M300 154V264M338 154V264', STEEL, 6) +
  rect(220, 260, 160, 70, main, 18) +
  disc(300, 294, 14, dark)
