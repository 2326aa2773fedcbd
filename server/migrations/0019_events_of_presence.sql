-- 0019: presence belongs to events of its own tour. Previous release still runs: yes, it writes the events of a tour in the same
-- transaction as its presence, and names an event of no other tour.
--
-- The database refuses from now on, whoever writes:
--   * presence of a tour of which nothing was ever recorded (presences_of_begun_tour): its tour has a first event, at the latest when the
--     transaction ends;
--   * presence that says it was written by an event of another tour (presences_written_by_own).
-- Rows of before are not looked at again: tours of the first release have events without a place in a chain. That presence names its
-- event is not demanded yet, for the previous release's import leaves it out; once no such release runs, a check can.

alter table presences
  -- Always 1: the place of the first event in its tour's chain.
  add column first_event integer not null default 1 check (first_event = 1),
  add constraint presences_of_begun_tour foreign key (contributor, tour_id, first_event)
    references tour_events (contributor, tour_id, seq) deferrable initially deferred not valid;

-- Says more than presences_written_by, which held for the rows that are there.
alter table tour_events add constraint tour_events_of_tour unique (contributor, id, tour_id);
alter table presences
  drop constraint presences_written_by,
  add constraint presences_written_by_own foreign key (contributor, event_id, tour_id)
    references tour_events (contributor, id, tour_id) deferrable initially deferred not valid;
