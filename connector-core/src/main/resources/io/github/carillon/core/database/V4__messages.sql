-- Whose a text message is that the provider shows is asked for each that is found: from now on every one that was
-- accepted is noted, so that nobody has to look through all deliveries. For update, because another worker may be
-- forgetting some of them at this moment.
insert into adoption (engine, message_id, activation, delivery)
    select engine, message_id, activation, id from delivery
    where channel = 'sms' and state = 'ACCEPTED' and message_id is not null
    for update
    on conflict do nothing;

-- For retention, which deletes them with their deliveries.
create index adoption_delivery on adoption (activation, delivery);
