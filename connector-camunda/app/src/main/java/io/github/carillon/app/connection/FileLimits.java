package io.github.carillon.app.connection;

import io.github.carillon.app.settings.ConnectionSettings;
import io.github.carillon.core.mailapi.GraphSettings;
import io.github.carillon.core.mailapi.SendGridSettings;
import io.github.carillon.core.mailapi.SesSettings;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.core.twilio.TwilioSettings;
import io.github.carillon.worker.step.FileLimit;
import java.util.Optional;

/** How large the files of a connection's messages may be; empty where its messages have none. */
final class FileLimits implements ConnectionSettings.Cases<Optional<FileLimit>> {

    /** A mail server gets them while they are encoded. */
    private static final int WRITTEN_THROUGH = 0;

    /** A request to a service is put together before it is sent: the mail, its encoding, the JSON around it. */
    private static final int PUT_TOGETHER = 6;

    @Override
    public Optional<FileLimit> smtp(SmtpSettings smtp) {
        return Optional.of(new FileLimit(smtp.largestAttachments(), WRITTEN_THROUGH));
    }

    @Override
    public Optional<FileLimit> twilio(TwilioSettings twilio) {
        return Optional.empty();
    }

    @Override
    public Optional<FileLimit> graph(GraphSettings graph) {
        return Optional.of(new FileLimit(graph.largestAttachments(), PUT_TOGETHER));
    }

    @Override
    public Optional<FileLimit> sendGrid(SendGridSettings sendGrid) {
        return Optional.of(new FileLimit(sendGrid.largestAttachments(), PUT_TOGETHER));
    }

    @Override
    public Optional<FileLimit> ses(SesSettings ses) {
        return Optional.of(new FileLimit(ses.largestAttachments(), PUT_TOGETHER));
    }
}
