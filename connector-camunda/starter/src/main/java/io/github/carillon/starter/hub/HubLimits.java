package io.github.carillon.starter.hub;

import java.time.Duration;

/**
 * What a hub's clients are kept to.
 *
 * @param keepAlive after how long without another word a ping goes out
 * @param silence how long a client may be silent before it counts as gone
 * @param handshake how long a client may take to say what it speaks
 * @param largestMessage how many characters a client may say at once
 * @param backlog how many characters may wait for a client that takes them slowly, or not at all
 * @param messages how many messages a client may send in ten seconds
 * @param perReader how many connections one user may have
 * @param total how many connections there are at most
 */
record HubLimits(
        Duration keepAlive,
        Duration silence,
        Duration handshake,
        int largestMessage,
        int backlog,
        int messages,
        int perReader,
        int total) {

    /** The protocol's usual times, which its clients count on, and room for a large company. */
    static HubLimits standard() {
        return new HubLimits(
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                32 * 1024,
                1024 * 1024,
                100,
                20,
                10_000);
    }
}
