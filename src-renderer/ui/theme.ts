// The kit's tokens and the style sheet's variables, both from one palette, light or dark.
// No component styles.
import { theme as kitTheme, type ThemeConfig } from 'antd'
import { DARK, LIGHT, type Palette, paletteVariables } from './palette.ts'

export type Scheme = 'light' | 'dark'

export const FONT = '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif'
const CODE_FONT = '"Cascadia Mono", Consolas, "SF Mono", Menlo, "Noto Sans Mono CJK SC", monospace'

export function paletteOf(scheme: Scheme): Palette {
  return scheme === 'dark' ? DARK : LIGHT
}

export function kitThemeOf(scheme: Scheme): ThemeConfig {
  const palette = paletteOf(scheme)
  return {
    // The kit's own compact algorithm shrinks the type below what a clerk can read; only the spacing is tightened here.
    algorithm: scheme === 'dark' ? kitTheme.darkAlgorithm : kitTheme.defaultAlgorithm,
    token: {
      colorPrimary: scheme === 'dark' ? '#5b8fdd' : palette.primary,
      colorInfo: scheme === 'dark' ? '#5b8fdd' : palette.primary,
      colorLink: palette.primary,
      // The kit's own are lighter, and cannot be read on the panel.
      colorLinkHover: palette.primary,
      colorLinkActive: palette.primary,
      colorSuccess: palette.good,
      colorSuccessBg: palette.goodSoft,
      colorSuccessBorder: palette.goodSoft,
      colorWarning: palette.warn,
      colorWarningBg: palette.warnSoft,
      colorWarningBorder: palette.warnLine,
      colorError: palette.bad,
      colorErrorBg: palette.badSoft,
      colorErrorBorder: palette.badLine,
      colorInfoBg: palette.primarySoft,
      colorInfoBorder: palette.primarySoft,
      colorText: palette.text,
      colorTextSecondary: palette.textMuted,
      colorTextTertiary: palette.textFaint,
      colorTextPlaceholder: palette.textFaint,
      colorBgLayout: palette.page,
      colorBgContainer: palette.panel,
      colorBgElevated: palette.raised,
      colorBorder: palette.line,
      colorBorderSecondary: palette.lineSoft,
      fontFamily: FONT,
      fontFamilyCode: CODE_FONT,
      fontSize: 13,
      sizeStep: 3,
      controlHeight: 30,
      controlHeightSM: 26,
      borderRadius: 5,
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      // White words on the lighter blue that dark surfaces need could not be read.
      ...(scheme === 'dark'
        ? {
            Button: {
              colorPrimary: '#3f6fb5',
              colorPrimaryHover: '#4374bb',
              colorPrimaryActive: '#36629f',
              defaultHoverColor: palette.primary,
              defaultHoverBorderColor: palette.primary,
            },
          }
        : {}),
      Table: {
        cellPaddingBlockSM: 8,
        cellPaddingInlineSM: 12,
        headerBg: palette.sunken,
        headerSplitColor: 'transparent',
        rowSelectedBg: palette.primarySoft,
        rowSelectedHoverBg: palette.primarySoft,
      },
      Segmented: { trackBg: palette.sunken },
    },
  }
}

/** Puts the palette where style sheets can read it. */
export function applyScheme(scheme: Scheme): void {
  const root = document.documentElement
  root.dataset.scheme = scheme
  root.style.colorScheme = scheme
  root.style.setProperty('--op-font', FONT)
  root.style.setProperty('--op-font-code', CODE_FONT)
  for (const [name, value] of Object.entries(paletteVariables(paletteOf(scheme)))) root.style.setProperty(name, value)
}
