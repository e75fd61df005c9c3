package io.github.carillon.core.smtp;

import io.github.carillon.testserver.SmtpTestServerOptions;

/** The same promises to a server that wants to answer each command before it hears the next. */
class SmtpWithoutPipeliningTest extends SmtpChannelTest {

    @Override
    SmtpTestServerOptions options() {
        return SmtpTestServerOptions.defaults().withCapabilities("8BITMIME");
    }
}
