-- What follows a note by mail, unless it is read in time. A row goes when the mail is sent, or is not to be.
create table escalation (
    inbox bigint not null references inbox (id),
    note varchar(32) not null,
    due_at timestamp(3) with time zone not null,
    -- when it is no longer worth sending; null where the worker's own limit holds
    latest_at timestamp(3) with time zone,
    -- when a worker shall look at it: when it is due, and later while one is at it or it could not be sent
    next_at timestamp(3) with time zone not null,
    -- how often it was tried in vain
    failed integer not null,
    -- of these, how often the configuration was wrong, so that nothing was sent and a new delivery may begin
    misconfigured integer not null,
    -- and how often nobody knows whether it was sent
    doubtful integer not null,
    type varchar(40) not null,
    connection varchar not null,
    recipient varchar not null,
    sender varchar,
    reply_to varchar,
    repeats boolean not null,
    -- how often it may be tried where nobody knows; null where the connection's number holds
    attempts integer,
    primary key (inbox, note)
);

-- Each connection looks for its own.
create index escalation_next on escalation (type, connection, next_at);
