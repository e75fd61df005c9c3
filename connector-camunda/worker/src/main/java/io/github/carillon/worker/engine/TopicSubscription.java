package io.github.carillon.worker.engine;

import java.time.Duration;

/**
 * How the tasks of a topic are fetched.
 *
 * @param topic whose
 * @param workerId by which the engine knows this worker; no other subscription has it, since an engine may let each name
 *     wait once
 * @param lock how long the engine keeps a task that was fetched
 * @param longPoll how long a fetch that finds nothing waits in the engine
 * @param priorities whether tasks of a higher priority come first
 * @param calls how many are made at the same time at most, fetches and all that is said of tasks
 */
public record TopicSubscription(
        String topic, String workerId, Duration lock, Duration longPoll, boolean priorities, int calls) {}
