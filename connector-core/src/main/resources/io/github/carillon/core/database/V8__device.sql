-- The devices on which users want to be notified.
create table device (
    id varchar(32) primary key,
    tenant varchar not null,
    reader varchar not null,
    -- how it is reached, and by which connection
    kind varchar(16) not null,
    connection varchar not null,
    -- where its pushes go, the SHA-256 of that, and what they are encrypted with; null where it has no address (any more)
    address varchar,
    address_hash varchar(64),
    push_key varchar,
    auth varchar,
    name varchar not null,
    platform varchar,
    app varchar,
    app_version varchar,
    locale varchar,
    client_installed boolean not null,
    -- GRANTED, DENIED or DEFAULT
    permission varchar(16) not null,
    -- ACTIVE, GONE or REVOKED, and why
    state varchar(16) not null,
    reason varchar,
    registered_at timestamp(3) with time zone not null,
    seen_at timestamp(3) with time zone not null,
    used_at timestamp(3) with time zone,
    -- since when it is not active; null while it is
    ended_at timestamp(3) with time zone,
    -- no two of them lead to the same place
    constraint device_address unique (address_hash)
);

create index device_reader on device (tenant, reader, id);

-- For retention.
create index device_ended on device (ended_at);
