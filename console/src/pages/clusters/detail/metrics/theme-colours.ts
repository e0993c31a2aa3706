import type { Theme } from '../../../../app/preferences.tsx';

const SERIES: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#0f766e', '#b45309'],
  dark: ['#2dd4bf', '#fbbf24'],
};

/** Colours of lines that stand out from the page, and from each other for those who don't tell red from green. */
export function seriesColours(theme: Theme): readonly string[] {
  return SERIES[theme];
}

export function axisColours(theme: Theme): { text: string; grid: string } {
  return theme === 'dark'
    ? { text: '#b4b4bb', grid: 'rgba(255, 255, 255, 0.12)' }
    : { text: '#424650', grid: 'rgba(0, 0, 0, 0.1)' };
}
