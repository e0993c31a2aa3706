import type { Theme } from '@cloudscape-design/components/theming';

const TEAL = {
  strong: '#0f766e',
  stronger: '#115e59',
  strongest: '#134e4a',
  soft: '#2dd4bf',
  softer: '#5eead4',
};

/** Holdfast's own face on Cloudscape: teal, square shoulders, the system's type. `node scripts/generate-theme.ts` after a change. */
export const THEME: Theme = {
  tokens: {
    fontFamilyBase:
      "'Inter', 'Pretendard', system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif",
    borderRadiusButton: '8px',
    borderRadiusContainer: '10px',
    borderRadiusInput: '6px',
    borderRadiusAlert: '8px',
    borderRadiusFlashbar: '8px',
    colorTextAccent: { light: TEAL.strong, dark: TEAL.soft },
    colorTextLinkDefault: { light: TEAL.strong, dark: TEAL.soft },
    colorTextLinkHover: { light: TEAL.strongest, dark: TEAL.softer },
    colorBackgroundButtonPrimaryDefault: { light: TEAL.strong, dark: TEAL.soft },
    colorBackgroundButtonPrimaryHover: { light: TEAL.stronger, dark: TEAL.softer },
    colorBackgroundButtonPrimaryActive: { light: TEAL.strongest, dark: TEAL.softer },
    colorTextButtonNormalDefault: { light: TEAL.strong, dark: TEAL.soft },
    colorTextButtonNormalHover: { light: TEAL.strongest, dark: TEAL.softer },
    colorTextButtonNormalActive: { light: TEAL.strongest, dark: TEAL.softer },
    colorBorderButtonNormalDefault: { light: TEAL.strong, dark: TEAL.soft },
    colorBorderButtonNormalHover: { light: TEAL.strongest, dark: TEAL.softer },
    colorBorderButtonNormalActive: { light: TEAL.strongest, dark: TEAL.softer },
    colorBackgroundButtonNormalHover: { light: '#f0fdfa', dark: '#0b2f2d' },
    colorBackgroundButtonNormalActive: { light: '#ccfbf1', dark: '#0f3f3c' },
    colorBackgroundControlChecked: { light: TEAL.strong, dark: TEAL.soft },
    colorBackgroundToggleCheckedDisabled: { light: '#99f6e4', dark: '#134e4a' },
    colorBorderItemFocused: { light: TEAL.strong, dark: TEAL.soft },
    colorBorderItemSelected: { light: TEAL.strong, dark: TEAL.soft },
    colorBackgroundItemSelected: { light: '#f0fdfa', dark: '#0b2f2d' },
    colorTextLayoutToggleSelected: { light: '#ffffff', dark: '#0b1f1e' },
    colorBackgroundLayoutToggleSelectedDefault: { light: TEAL.strong, dark: TEAL.soft },
    colorBackgroundLayoutToggleSelectedHover: { light: TEAL.stronger, dark: TEAL.softer },
    colorBackgroundSegmentActive: { light: TEAL.strong, dark: TEAL.soft },
  },
};
