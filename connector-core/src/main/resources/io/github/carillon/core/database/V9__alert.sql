-- What the reader of a note may have done about what it tells of, by name, with commas; null where nothing.
alter table note add column commands varchar(40);

-- Who watches an engine's processes: one worker at a time.
create table alert_watch (
    engine varchar(64) primary key,
    owner varchar(128) not null,
    lease_until timestamp(3) with time zone not null,
    -- up to when the engine's history was read, by the engine's clock; null before the first time
    read_until timestamp(3) with time zone
);

-- What is told together: failures of one cause, at one activity of one process, to the same people.
create table alert_group (
    -- a digest of engine, receivers, tenant, definition_key, activity, kind and cause
    id varchar(32) primary key,
    engine varchar(64) not null,
    -- the group of users who hear of it
    receivers varchar not null,
    tenant varchar not null,
    definition_key varchar not null,
    -- the activity's id in the model; empty where it is about the whole process
    activity varchar not null,
    -- FAILURE, CONNECTION, OVERDUE or SUSPENDED
    kind varchar(16) not null,
    cause varchar not null,
    -- OPEN until all of it is over and that was told, else CLOSED
    state varchar(16) not null,
    opened_at timestamp(3) with time zone not null,
    -- when people last heard of it, perhaps before it was opened again; null where never
    told_at timestamp(3) with time zone,
    -- UNTOLD until people have heard of it since it was opened, then TOLD
    telling varchar(16) not null,
    -- since when none of its alerts is open; null while one is
    clear_since timestamp(3) with time zone,
    -- of its alerts since it was opened how those that are over came to their end
    repaired integer not null,
    gone integer not null
);

create index alert_group_state on alert_group (engine, state);

-- One incident, or one instance that takes too long.
create table alert (
    engine varchar(64) not null,
    -- the incident's id, or another that comes again for the same thing
    id varchar(80) not null,
    -- null where nobody is to hear of it
    alert_group varchar(32),
    tenant varchar not null,
    definition_key varchar not null,
    instance_id varchar(64) not null,
    -- JOB, EXTERNAL_TASK or OTHER, and its id, by which it is tried again
    source varchar(16) not null,
    source_id varchar(64),
    message varchar not null,
    -- by the engine's clock
    occurred_at timestamp(3) with time zone not null,
    seen_at timestamp(3) with time zone not null,
    -- OPEN, REPAIRED or GONE
    state varchar(16) not null,
    -- HELD until people have heard of it, if only as one of many, then TOLD; NOBODY where nobody is to
    telling varchar(16) not null,
    -- by which notice
    notice varchar(32),
    primary key (engine, id)
);

create index alert_of_group on alert (alert_group, state, occurred_at);
create index alert_state on alert (engine, state);
create index alert_telling on alert (engine, telling);
create index alert_notice_of on alert (notice);
create index alert_process on alert (engine, definition_key, occurred_at);

-- For retention.
create index alert_seen on alert (seen_at);

-- A group of users that wants to hear nothing of a process for a time.
create table alert_silence (
    engine varchar(64) not null,
    receivers varchar not null,
    tenant varchar not null,
    definition_key varchar not null,
    until_at timestamp(3) with time zone not null,
    primary key (engine, receivers, tenant, definition_key)
);

-- When the instances of a process were last suspended because too many failed in a row: what failed before counts no more.
create table alert_suspension (
    engine varchar(64) not null,
    tenant varchar not null,
    definition_key varchar not null,
    suspended_at timestamp(3) with time zone not null,
    primary key (engine, tenant, definition_key)
);

-- What is to be told of a group, once; each of those who hear of it gets a message.
create table alert_notice (
    id varchar(32) primary key,
    alert_group varchar(32) not null references alert_group (id),
    -- FIRST, DIGEST, REMINDER or ALL_CLEAR
    kind varchar(16) not null,
    -- how many alerts it tells of for the first time; how many of all are open, and how the others came to their end
    counted integer not null,
    open_count integer not null,
    repaired integer not null,
    gone integer not null,
    since_at timestamp(3) with time zone not null,
    created_at timestamp(3) with time zone not null,
    -- NEW until its messages are in the outbox, then SENT
    state varchar(16) not null
);

create index alert_notice_state on alert_notice (state);

-- For retention.
create index alert_notice_created on alert_notice (created_at);

-- What a notice says to one of those who hear of it.
create table alert_message (
    notice varchar(32) not null references alert_notice (id) on delete cascade,
    tenant varchar not null,
    -- a user's id; of a webhook the name of its connection
    reader varchar not null,
    -- the id of its in-app note
    note varchar(32) not null,
    title varchar not null,
    body varchar not null,
    html varchar,
    link varchar,
    category varchar(40) not null,
    severity varchar(16) not null,
    definition_key varchar,
    instance_id varchar,
    business_key varchar,
    activity_id varchar,
    commands varchar(40),
    created_at timestamp(3) with time zone not null,
    primary key (notice, tenant, reader)
);

create index alert_message_note on alert_message (note);
