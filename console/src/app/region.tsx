import { createContext, useContext } from 'react';

const Region = createContext('us-east-1');

export const RegionProvider = Region.Provider;

/** The region that the page is about: the first part of its address. */
export function useRegion(): string {
  return useContext(Region);
}
