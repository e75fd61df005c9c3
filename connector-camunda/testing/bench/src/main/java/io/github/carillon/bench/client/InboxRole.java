package io.github.carillon.bench.client;

import io.github.carillon.bench.child.Role;
import io.github.carillon.bench.child.Setup;
import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.inbox.Inbox;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The inbox alone: {@code fill COUNT} makes an inbox of so many notes, and {@code list}, {@code unread}, {@code
 * category}, {@code counts} and {@code mark}, each with {@code TIMES SIZE…}, do that so often to each of the inboxes in
 * turns, and answer with the medians in milliseconds.
 */
public final class InboxRole implements Role {

    private static final int DATABASE_CONNECTIONS = 8;

    private final Database database;
    private final Inbox inbox;

    /** Opens the database. */
    public InboxRole(Setup setup) {
        this.database = Database.open(new DatabaseSettings(setup.text("ledger"), null, null, DATABASE_CONNECTIONS));
        this.inbox = new Inbox(database.dataSource(), Clock.systemUTC());
    }

    @Override
    public String answer(String command, List<String> words) throws IOException {
        int number = Integer.parseInt(words.get(0));
        if (command.equals("fill")) {
            InboxOfSize.fill(inbox, number);
            return "";
        }
        List<InboxOfSize> inboxes = words.stream()
                .skip(1)
                .map(size -> new InboxOfSize(inbox, Integer.parseInt(size)))
                .toList();
        double[][] millis = new double[inboxes.size()][number];
        for (int time = 0; time < number; time++) {
            for (int one = 0; one < inboxes.size(); one++) {
                long begin = System.nanoTime();
                inboxes.get(one).deed(command);
                millis[one][time] = (System.nanoTime() - begin) / 1e6;
            }
        }
        return Arrays.stream(millis)
                .map(all -> String.format(Locale.ROOT, "%.4f", median(all)))
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        database.close();
    }

    private static double median(double... values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
