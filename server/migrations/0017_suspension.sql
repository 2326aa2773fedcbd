-- 0017: while a decision is suspended nobody new comes under it, whoever writes.
-- Previous release still runs: yes; what it records against the suspension is refused.
--
-- What the database itself refuses:
--   * presence under a permit of a suspended decision that begins on or after the day of the suspension (nobody_new_while_suspended),
--     unless the same tour stood under that decision before: as something that had happened, or, for what is only planned, as a plan.
--     So nobody sets out, who is there stays covered and may leave earlier, and plans may still be made shorter.
-- The state of a decision is that of its last event: the one that no other names as the one before it.

create policy nobody_new_while_suspended on presences as restrictive for insert with check (
  permit_id is null
  or not exists (
    select from authorisation_permits m
    join authorisation_events e on e.contributor = m.contributor and e.authorisation_id = m.authorisation_id and e.state = 'suspended'
    where m.contributor = presences.contributor and m.id = presences.permit_id and e.day <= presences.from_day
      and not exists (
        select from authorisation_events n
        where n.contributor = e.contributor and n.authorisation_id = e.authorisation_id and n.previous_id = e.id
      )
      and not exists (
        select from presences b
        join authorisation_permits bm on bm.contributor = b.contributor and bm.id = b.permit_id
        where b.contributor = presences.contributor and b.tour_id = presences.tour_id and b.id <> presences.id
          and bm.authorisation_id = m.authorisation_id and (b.standing = 'actual' or presences.standing = 'planned')
      )
  )
);
