package io.github.carillon.worker.rest;

/** Where in a running instance a task is, which says what variables it sees. */
record Place(String processInstanceId, String executionId, String activityInstanceId) {}
