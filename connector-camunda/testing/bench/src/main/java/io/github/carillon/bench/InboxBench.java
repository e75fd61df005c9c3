package io.github.carillon.bench;

import io.github.carillon.bench.lab.Inboxes;
import io.github.carillon.bench.lab.Laboratory;
import io.github.carillon.bench.lab.Scenario.LedgerKind;
import java.util.List;
import java.util.Locale;

/** What an inbox costs with few notes and with many. */
final class InboxBench {

    private static final List<Integer> SIZES = List.of(10, 1_000, 10_000);

    private static final List<Deed> DEEDS = List.of(
            new Deed("list", "first page", 2_000),
            new Deed("unread", "first page, unread", 2_000),
            new Deed("category", "first page, one category", 2_000),
            new Deed("counts", "counts", 2_000),
            new Deed("mark", "mark one note", 500));

    private final Laboratory laboratory;

    InboxBench(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    /** What is done in an inbox, what the table calls it, and how often until the median is a good one. */
    private record Deed(String name, String title, int times) {}

    Table run() {
        Table table = new Table("inbox of", "10 notes", "1,000 notes", "10,000 notes", "1,000 : 10", "10,000 : 10");
        add(table, LedgerKind.H2, "H2");
        if (laboratory.has(LedgerKind.POSTGRESQL)) {
            add(table, LedgerKind.POSTGRESQL, "PostgreSQL");
        }
        return table;
    }

    private void add(Table table, LedgerKind kind, String database) {
        try (Inboxes inboxes = laboratory.inboxes(kind, SIZES)) {
            for (Deed deed : DEEDS) {
                List<Double> millis = inboxes.median(deed.name(), deed.times());
                double few = millis.get(0);
                table.add(
                        deed.title() + ", " + database,
                        format("%.2f ms", few),
                        format("%.2f ms", millis.get(1)),
                        format("%.2f ms", millis.get(2)),
                        format("%.2f", millis.get(1) / few),
                        format("%.2f", millis.get(2) / few));
            }
        }
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
