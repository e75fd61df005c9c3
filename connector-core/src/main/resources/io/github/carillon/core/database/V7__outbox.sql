-- Messages that no task waits for. A row goes when its message is sent, or is not to be.
create table outbox (
    -- whoever knows what it says
    source varchar(20) not null,
    tenant varchar not null,
    reader varchar not null,
    id varchar(64) not null,
    due_at timestamp(3) with time zone not null,
    -- when it is no longer worth sending; null where the worker's own limit holds
    latest_at timestamp(3) with time zone,
    -- when it is moot in any case
    expires_at timestamp(3) with time zone not null,
    -- when a worker shall look at it: when it is due, and later while one is at it or it could not be sent
    next_at timestamp(3) with time zone not null,
    -- how often it was tried in vain
    failed integer not null,
    -- of these, how often the configuration was wrong, so that nothing was sent and a new delivery may begin
    misconfigured integer not null,
    -- and how often nobody knows whether it was sent
    possibly_sent integer not null,
    type varchar(40) not null,
    connection varchar not null,
    recipient varchar not null,
    sender varchar,
    reply_to varchar,
    repeats boolean not null,
    -- how often it may be tried where nobody knows; null where the connection's number holds
    attempts integer,
    primary key (source, tenant, reader, id)
);

-- Each connection looks for its own.
create index outbox_next on outbox (type, connection, next_at);

-- Until now only mails that follow notes were kept.
insert into outbox (source, tenant, reader, id, due_at, latest_at, expires_at, next_at, failed, misconfigured,
        possibly_sent, type, connection, recipient, sender, reply_to, repeats, attempts)
    select 'note', inbox.tenant, inbox.reader, escalation.note, escalation.due_at, escalation.latest_at,
            coalesce(note.expires_at, escalation.next_at), escalation.next_at, escalation.failed,
            escalation.misconfigured, escalation.doubtful, escalation.type, escalation.connection, escalation.recipient,
            escalation.sender, escalation.reply_to, escalation.repeats, escalation.attempts
        from escalation
            join inbox on inbox.id = escalation.inbox
            left join note on note.inbox = escalation.inbox and note.id = escalation.note;

drop table escalation;

-- The kind of channel that keeps notes was called as the notification type is.
update delivery set channel = 'inbox' where channel = 'signalr';
