-- One row for each delivery, written before it is sent. Holds no address and no text: the id is a digest of the key.
create table delivery (
    id varchar(32) not null primary key,
    engine varchar(64) not null,
    activation varchar(64) not null,
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
    updated_at timestamp(3) with time zone not null
);

create index delivery_activation on delivery (activation, engine);

-- A message that was found with the provider after its answer had been lost, and whose it is: one delivery's.
create table adoption (
    engine varchar(64) not null,
    message_id varchar(512) not null,
    delivery varchar(32) not null references delivery (id) on delete cascade,
    primary key (engine, message_id)
);
