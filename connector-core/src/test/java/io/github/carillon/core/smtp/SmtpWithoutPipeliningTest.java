package io.github.carillon.core.smtp;

import io.github.carillon.standin.SmtpStandInOptions;

/** The same promises to a server that wants to answer each command before it hears the next. */
class SmtpWithoutPipeliningTest extends SmtpChannelTest {

    @Override
    SmtpStandInOptions options() {
        return SmtpStandInOptions.defaults().withCapabilities("8BITMIME");
    }
}
