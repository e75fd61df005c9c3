package io.github.carillon.app.connection;

import io.github.carillon.app.settings.ConnectionSettings;
import io.github.carillon.core.mailapi.GraphSettings;
import io.github.carillon.core.mailapi.SendGridSettings;
import io.github.carillon.core.mailapi.SesSettings;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.core.twilio.TwilioSettings;

/** How many tasks a connection's threads work on: half of them prepare while the others send. */
final class Concurrency implements ConnectionSettings.Cases<Integer> {

    private static final int FOR_EACH_CONNECTION = 2;

    static int of(ConnectionSettings settings) {
        return FOR_EACH_CONNECTION * settings.match(new Concurrency());
    }

    @Override
    public Integer smtp(SmtpSettings smtp) {
        return smtp.maxConnections();
    }

    @Override
    public Integer twilio(TwilioSettings twilio) {
        return twilio.limits().maxConnections();
    }

    @Override
    public Integer graph(GraphSettings graph) {
        return graph.limits().maxConnections();
    }

    @Override
    public Integer sendGrid(SendGridSettings sendGrid) {
        return sendGrid.limits().maxConnections();
    }

    @Override
    public Integer ses(SesSettings ses) {
        return ses.limits().maxConnections();
    }
}
