package io.github.carillon.bench.client;

import io.github.carillon.bench.child.Setup;
import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.core.message.MailLibrary;
import io.github.carillon.core.smtp.SmtpChannel;
import io.github.carillon.core.twilio.TwilioChannel;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.connection.Connections.SmsConnection;
import io.github.carillon.worker.CarillonWorker;
import io.github.carillon.worker.engine.WorkerSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Carillon's worker with its defaults: a mail connection, a Twilio connection and a ledger. */
public final class CarillonClient extends Client {

    private static final int TWILIO_CONNECTIONS = 8;
    private static final int DATABASE_CONNECTIONS = 8;

    /** As the runnable worker has it: so many times as many tasks as connections. */
    private static final int WIDTH = 2;

    private final SmtpChannel mail;
    private final TwilioChannel sms;
    private final Database database;
    private final Ledger ledger;
    private final CarillonWorker worker;

    /** Opens the ledger; connects to nothing else yet. */
    public CarillonClient(Setup setup) {
        MailLibrary.sayWhereItsEncodersAre();
        Clock clock = Clock.systemUTC();
        String id = "bench-" + UUID.randomUUID();
        WorkerSettings settings = WorkerSettings.of(setup.uri("engine"), id).keepingOutputs(setup.isSet("keep"));
        int mailConnections = setup.number("connections");
        this.mail = new SmtpChannel(Relays.smtp(setup.number("port"), mailConnections), clock);
        this.sms = new TwilioChannel(Relays.twilio(setup, TWILIO_CONNECTIONS), clock);
        this.database = Database.open(new DatabaseSettings(setup.text("ledger"), null, null, DATABASE_CONNECTIONS));
        this.ledger = new Ledger(database.dataSource(), id, settings.lock(), clock);
        Connections connections = new Connections(
                Choice.only("relay", mail),
                Choice.none(),
                Choice.only("twilio", new SmsConnection(sms::with, sms::mistake, null)),
                Map.of("relay", WIDTH * mailConnections, "twilio", WIDTH * TWILIO_CONNECTIONS));
        this.worker = CarillonWorker.builder(settings, connections, ledger)
                .clock(clock)
                .build();
    }

    @Override
    void start() {
        worker.start();
    }

    @Override
    void stop() throws IOException {
        worker.close();
        mail.close();
        sms.close();
        ledger.close();
        database.close();
    }
}
