package io.github.carillon.bench.lab;

/**
 * What one run of a scenario showed.
 *
 * @param tasks how many were measured, after the warm-up
 * @param perSecond tasks completed in a second
 * @param engineMillis the engine's processor time for a task, in milliseconds
 * @param workerMillis the same of all workers together
 * @param restMillis the same of the relay and of the ledger's database server, where it has one
 * @param peakMegabytes the largest worker's memory at most, all of the process, or 0 where that is not known
 * @param heapMegabytes the largest worker's heap after a garbage collection at the end
 * @param sent tasks that had a message, the warm-up's included
 * @param doubled messages beyond the first of their task
 * @param lost completed tasks without a message
 */
public record Measurement(
        int tasks,
        double perSecond,
        double engineMillis,
        double workerMillis,
        double restMillis,
        long peakMegabytes,
        long heapMegabytes,
        int sent,
        int doubled,
        int lost) {

    /** Processor time for a task on this whole machine, in milliseconds. */
    public double allMillis() {
        return engineMillis + workerMillis + restMillis;
    }
}
