// Writers at full speed, as clients of somebody else: a process of their own, told what to do by messages. It goes
// when the benchmark does.
import { Crew } from '../support/writers/crew.ts';
import { finderOf } from '../support/writers/finder.ts';
import type { News, Order } from '../support/writers/messages.ts';

const crews = new Map<string, Crew>();

process.on('message', (order: Order) => void obey(order));
process.on('disconnect', () => process.exit());

async function obey(order: Order): Promise<void> {
  if (order.order === 'write') {
    const finder = await finderOf(order.route);
    const crew = new Crew(order.crew, finder, order, say);
    crews.set(order.crew, crew);
    await finder.onChange(() => crew.drop());
  } else if (order.order === 'mark') crews.get(order.crew)!.mark();
  else {
    const crew = crews.get(order.crew)!;
    crews.delete(order.crew);
    await crew.stop();
  }
}

function say(news: News): void {
  process.send!(news);
}
