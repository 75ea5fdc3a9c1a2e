import type { Agency, Hall, Pledge } from '#lib/lab/hall/state.ts';

export type PledgeFilter = 'all' | 'signed' | 'excused' | 'open';
export type PledgeRow = { agency: Agency; pledge: Pledge | null };

/** Agencies with what they did, in the order of the roster. */
export function pledgeRows(hall: Hall, filter: PledgeFilter, query: string): PledgeRow[] {
  const wanted = query.trim().toLowerCase();
  return Object.values(hall.agencies)
    .map((agency) => ({ agency, pledge: hall.pledges[agency.id] ?? null }))
    .filter(({ pledge }) => {
      if (filter === 'all') return true;
      if (filter === 'open') return pledge === null;
      const signed = pledge?.status === 'signed';
      return filter === 'signed' ? signed : pledge !== null && !signed;
    })
    .filter(
      ({ agency, pledge }) =>
        wanted === '' ||
        [agency.name, agency.short, pledge?.name ?? ''].some((text) =>
          text.toLowerCase().includes(wanted),
        ),
    );
}

/** How many agencies stand where. */
export function pledgeCounts(hall: Hall) {
  const all = Object.values(hall.pledges);
  const count = (status: Pledge['status']) => all.filter((one) => one.status === status).length;
  const agencies = Object.keys(hall.agencies).length;
  return {
    agencies,
    signed: count('signed'),
    absent: count('absent'),
    declined: count('declined'),
    open: agencies - all.length,
  };
}
