-- Few alerts have a silence that is to end in their Alertmanager, and one looks for them every few seconds.
create index alert_lifting on alert (began_at) where jsonb_array_length(alert -> 'lifting') > 0;
