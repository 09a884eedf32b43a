-- A finding is reported as an alert and remembered only while it stands. Those that stand now were told as messages, which
-- nobody could acknowledge: they are found anew within a minute, and once more told, as alerts.
delete from outbox where kind = 'FINDING';
delete from anchor where kind = 'FINDING';
delete from finding;
drop index finding_standing;
alter table finding
  drop column id,
  drop column channel,
  drop column over_at,
  add primary key (service, environment, matter);
