import { generateThemeStylesheet } from '@cloudscape-design/components/theming';
import { THEME } from './theme.ts';

/** Read by scripts/generate-theme.ts, never by a browser. */
export const css = generateThemeStylesheet({ theme: THEME });
