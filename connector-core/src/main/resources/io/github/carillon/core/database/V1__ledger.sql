-- One row for each delivery, written before it is sent. Holds no address and no text: the id is a digest of the key.
-- Keyed by the task first: an engine counts its ids up, so what is written together lies together, and one index will do.
create table delivery (
    activation varchar(64) not null,
    id varchar(32) not null,
    engine varchar(64) not null,
    channel varchar(16) not null,
    state varchar(16) not null,
    owner varchar(128) not null,
    lease_until timestamp(3) with time zone not null,
    attempts integer not null,
    released boolean not null,
    message_id varchar(512),
    status varchar(64),
    code varchar(64),
    reason varchar(1000),
    created_at timestamp(3) with time zone not null,
    updated_at timestamp(3) with time zone not null,
    primary key (activation, id)
);

-- For retention. By the moment of creation, which never changes: noting an outcome then touches no index.
create index delivery_created on delivery (created_at);

-- A message that was found with the provider after its answer had been lost, and whose it is: one delivery's.
create table adoption (
    engine varchar(64) not null,
    message_id varchar(512) not null,
    activation varchar(64) not null,
    delivery varchar(32) not null,
    primary key (engine, message_id),
    foreign key (activation, delivery) references delivery (activation, id) on delete cascade
);

-- The workers that share this ledger, and when each was last heard of.
create table worker (
    owner varchar(128) not null primary key,
    seen_at timestamp(3) with time zone not null
);
