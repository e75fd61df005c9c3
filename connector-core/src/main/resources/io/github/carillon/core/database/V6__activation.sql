-- Where an engine counts its ids up, a task's id alone is no name: a new database gives the same again. Then the moment of
-- the task's creation and the engine's installation are part of it.
alter table delivery alter column activation set data type varchar(192);
alter table adoption alter column activation set data type varchar(192);
