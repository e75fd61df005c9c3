-- Whether an attempt before the latest one may have been made without anybody knowing: what became of the latest one then
-- does not say what became of the message.
alter table delivery add column in_doubt boolean default false not null;
