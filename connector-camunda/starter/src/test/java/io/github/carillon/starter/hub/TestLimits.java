package io.github.carillon.starter.hub;

import java.time.Duration;

/** The usual limits but for what a test is about. */
final class TestLimits {

    private static final HubLimits USUAL = HubLimits.standard();

    private TestLimits() {}

    /** With other times for the next ping and for a client's silence. */
    static HubLimits impatient(Duration keepAlive, Duration silence) {
        return with(keepAlive, silence, USUAL.backlog());
    }

    /** With room for so many characters that wait for a client. */
    static HubLimits withBacklog(int characters) {
        return with(USUAL.keepAlive(), USUAL.silence(), characters);
    }

    private static HubLimits with(Duration keepAlive, Duration silence, int backlog) {
        return new HubLimits(
                keepAlive,
                silence,
                USUAL.handshake(),
                USUAL.largestMessage(),
                backlog,
                USUAL.messages(),
                USUAL.perReader(),
                USUAL.total());
    }
}
