import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect } from 'react';
import { useFollow } from '../app/go.ts';
import { usePlaces } from '../app/links.ts';
import { useText } from '../i18n/use-text.ts';

interface PageProps {
  title: string;
  /** A status or the like, beside the title. */
  info?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** The pages above this one, the nearest last: text and path in the region. */
  above?: readonly { text: string; path: string }[];
  /** The overview itself, which has no page above it. */
  home?: boolean;
  /** The contents bring the page's heading, as a wizard's steps do. */
  ownHeading?: boolean;
  /** As wide as the window, for a list of many columns; others stay as narrow as can be read. */
  wide?: boolean;
  children: ReactNode;
}

/** One page: where it is, what it is called, what can be done, and its contents below each other. */
export function Page(props: PageProps) {
  const { title, info, description, actions, above = [], home = false, ownHeading = false } = props;
  const t = useText();
  const place = usePlaces();
  const follow = useFollow();
  useEffect(() => {
    document.title = `${title} | Holdfast`;
  }, [title]);
  const trail = [{ text: t('nav.overview'), path: '/' }, ...above];
  return (
    <div className={props.wide ? undefined : 'holdfast-page'}>
      <ContentLayout
        breadcrumbs={
          !home && (
            <BreadcrumbGroup
              onFollow={follow}
              items={[
                ...trail.map(({ text, path }) => ({ text, href: place(path).href })),
                { text: title, href: '#' },
              ]}
            />
          )
        }
        header={
          !ownHeading && (
            <Header variant="h1" info={info} description={description} actions={actions}>
              {title}
            </Header>
          )
        }
      >
        <SpaceBetween size="l">{props.children}</SpaceBetween>
      </ContentLayout>
    </div>
  );
}
