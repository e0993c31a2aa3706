import type { Output } from '../../../../api/json.ts';

export type LogLine = NonNullable<Output<'DescribeNodeLog'>['Lines']>[number];

interface Sought {
  text: string;
  warnings: boolean;
}

/** The lines that have the text in them; only warnings, and what has no level, where those are sought. */
export function matching(lines: readonly LogLine[], { text, warnings }: Sought): LogLine[] {
  const wanted = text.trim().toLowerCase();
  return lines.filter(
    ({ Level, Message = '' }) =>
      (!warnings || Level === 'warning' || Level === undefined) && Message.toLowerCase().includes(wanted),
  );
}
