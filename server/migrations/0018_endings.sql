-- 0018: how tours ended, as imports put it right, is found by key. Previous release still runs: yes.
--
-- Figures read endings whenever the record moved; without this every event would be looked at.

create index tour_events_imported on tour_events (contributor, tour_id) where kind in ('import_corrected', 'import_undone');
