import type { IconName } from './icon-names.ts';

export type MenuItem = {
  key: 'home' | 'labs' | 'registry' | 'coverage' | 'estimate' | 'accounts';
  href: string;
  icon: IconName;
};

/** What the side menu offers to these roles; someone without an account sees the public registry. */
export function menuFor(roles: readonly string[]): MenuItem[] {
  const staff = roles.length > 0;
  const any = (...some: string[]) => some.some((role) => roles.includes(role));
  const items: (MenuItem | false)[] = [
    staff && { key: 'home', href: '/home', icon: 'house' },
    staff && { key: 'labs', href: '/home#lab', icon: 'flask-conical' },
    { key: 'registry', href: '/registry', icon: 'library' },
    any('bappeda', 'admin') && { key: 'coverage', href: '/coverage', icon: 'chart-no-axes-column' },
    any('bappeda', 'admin') && { key: 'estimate', href: '/estimate', icon: 'gauge' },
    any('admin') && { key: 'accounts', href: '/accounts', icon: 'users' },
  ];
  return items.filter((item) => item !== false);
}
