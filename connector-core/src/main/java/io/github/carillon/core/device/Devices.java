package io.github.carillon.core.device;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.database.Tables;
import io.github.carillon.core.recipient.Reader;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The register of devices. What is gone or was taken away stays in it for a while, with the reason, and no two devices
 * lead to the same place.
 *
 * <p>Any number of workers may share one database. Safe for use from any thread. Every method throws {@link
 * io.github.carillon.core.database.DatabaseException} when the database gives no answer.
 */
public final class Devices {

    /** So many a user has at most, those that are gone included. */
    public static final int MOST = 200;

    private static final int AT_ONCE = 500;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private static final String ORDER = " order by reader, id";

    private static final String OF_OWNER = " where tenant = ? and reader = ?";

    private static final String END = "update device set state = ?, reason = ?, address = null, address_hash = null,"
            + " push_key = null, auth = null, ended_at = ? where state = 'ACTIVE' and ";

    private static final String FORGET_OLDEST = "delete from device where id = (select id from device" + OF_OWNER
            + " and ended_at is not null order by ended_at limit 1)";

    private final Tables tables;
    private final Clock clock;
    private final Supplier<String> ids;

    /**
     * @param database with the tables of {@link io.github.carillon.core.database.Database}
     * @param ids makes ids that nobody can guess, 32 lower-case hexadecimal digits each
     */
    public Devices(DataSource database, Clock clock, Supplier<String> ids) {
        this.tables = new Tables(database, "the devices");
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Keeps what a user says of a device of theirs: of one that is known by its id or its address, or else of a new one.
     * A device of somebody else with the same address is then gone, since whoever uses that browser or app now is this
     * user.
     *
     * @return empty where the user has {@link #MOST} devices already, all of them active
     */
    public Optional<Device> register(Reader owner, Registration said) {
        return tables.change(statements -> {
            Instant now = clock.instant();
            Optional<Device> known = known(statements, owner, said);
            String id = known.map(Device::id).orElseGet(ids);
            release(statements, said.subscription(), id, now);
            boolean kept = known.isPresent()
                    ? statements.update(DeviceRow.UPDATE, with(DeviceRow.said(said), now, id)) == 1
                    : hasRoom(statements, owner) && insert(statements, owner, said, id, now);
            return kept ? one(statements, " where id = ?", id) : Optional.empty();
        });
    }

    /** The user's devices, those that are gone included, newest first. */
    public List<Device> of(Reader owner) {
        return tables.ask(statements -> statements.query(
                DeviceRow.SELECT + OF_OWNER + " order by registered_at desc, id",
                DeviceRow::read,
                List.of(owner.tenant(), owner.user())));
    }

    /** The user's device with this id; empty where it is not theirs. */
    public Optional<Device> find(Reader owner, String id) {
        return tables.ask(statements -> one(statements, OF_OWNER + " and id = ?", owner.tenant(), owner.user(), id));
    }

    /** Those of a tenant's devices that have one of these ids, in no particular order. */
    public List<Device> find(String tenant, Collection<String> wanted) {
        return tables.ask(statements -> statements.query(
                DeviceRow.SELECT + " where tenant = ? and id = any(?)",
                DeviceRow::read,
                List.of(tenant, statements.array(wanted.stream().filter(Devices::isId)))));
    }

    /**
     * A page of the devices that match, in the order of their owners.
     *
     * @param after the last device of the page before, or null for the first page
     * @param size how many at most, at least 1
     */
    public DevicePage list(DeviceFilter filter, @Nullable String after, int size) {
        StringBuilder condition = new StringBuilder(" where tenant = ?");
        List<Object> values = new ArrayList<>(List.of(filter.tenant()));
        and(condition, values, " and reader = ?", filter.user());
        and(
                condition,
                values,
                " and kind = ?",
                filter.kind() == null ? null : filter.kind().name());
        and(
                condition,
                values,
                " and state = ?",
                filter.state() == null ? null : filter.state().name());
        and(condition, values, " and (reader, id) > (select reader, id from device where id = ?)", after);
        List<Device> found = tables.ask(statements -> statements.query(
                DeviceRow.SELECT + condition + ORDER + " limit " + (size + 1), DeviceRow::read, values));
        boolean more = found.size() > size;
        List<Device> shown = more ? found.subList(0, size) : found;
        return new DevicePage(shown, more ? shown.get(size - 1).id() : null);
    }

    /** Gives the user's device another name; false where they have none with this id. */
    public boolean rename(Reader owner, String id, String name) {
        return tables.ask(statements -> statements.update(
                        "update device set name = ?" + OF_OWNER + " and id = ?",
                        List.of(name, owner.tenant(), owner.user(), id)))
                > 0;
    }

    /** Takes the user's device away; false where they have no active one with this id. */
    public boolean revoke(Reader owner, String id, String reason) {
        return end(
                DeviceState.REVOKED, reason, "tenant = ? and reader = ? and id = ?", owner.tenant(), owner.user(), id);
    }

    /** Takes a tenant's device away; false where there is no active one with this id. */
    public boolean revoke(String tenant, String id, String reason) {
        return end(DeviceState.REVOKED, reason, "tenant = ? and id = ?", tenant, id);
    }

    /** Notes that nothing leads to this device any more, unless it has another address by now. */
    public void gone(Device device, String reason) {
        Subscription subscription = device.subscription();
        if (subscription != null) {
            end(DeviceState.GONE, reason, "id = ? and address_hash = ?", device.id(), subscription.hash());
        }
    }

    /** Notes that a push to this device was accepted. */
    public void used(Device device) {
        tables.ask(statements ->
                statements.update("update device set used_at = ? where id = ?", List.of(clock.instant(), device.id())));
    }

    /**
     * Forgets some of the devices that have not been active for so long; due now and then.
     *
     * @return whether there may be more
     */
    public boolean sweep(Duration retention) {
        return tables.ask(statements -> statements.update(
                        "delete from device where id in (select id from device where ended_at <= ? order by ended_at"
                                + " limit " + AT_ONCE + ")",
                        List.of(clock.instant().minus(retention))))
                == AT_ONCE;
    }

    /** By its id, and where that is not theirs by its address. */
    private static Optional<Device> known(Statements statements, Reader owner, Registration said) throws SQLException {
        Subscription subscription = said.subscription();
        Optional<Device> byId = said.id() == null
                ? Optional.empty()
                : one(statements, OF_OWNER + " and id = ? for update", owner.tenant(), owner.user(), said.id());
        return byId.isPresent() || subscription == null
                ? byId
                : one(
                        statements,
                        OF_OWNER + " and address_hash = ? for update",
                        owner.tenant(),
                        owner.user(),
                        subscription.hash());
    }

    /** No device but this one leads there from now on. */
    private static void release(Statements statements, @Nullable Subscription subscription, String id, Instant now)
            throws SQLException {
        if (subscription != null) {
            statements.update(
                    END + "address_hash = ? and id <> ?",
                    List.of(DeviceState.GONE.name(), "registered anew", now, subscription.hash(), id));
        }
    }

    private static boolean hasRoom(Statements statements, Reader owner) throws SQLException {
        List<String> key = List.of(owner.tenant(), owner.user());
        int count = statements
                .query("select count(*) as devices from device" + OF_OWNER, row -> row.getInt("devices"), key)
                .get(0);
        return count < MOST || statements.update(FORGET_OLDEST, key) > 0;
    }

    private static boolean insert(Statements statements, Reader owner, Registration said, String id, Instant now)
            throws SQLException {
        List<@Nullable Object> values = with(DeviceRow.said(said), now, id, owner.tenant(), owner.user(), now);
        if (statements.update(DeviceRow.INSERT, values) == 0) {
            throw new SQLException("two registered the same device at once");
        }
        return true;
    }

    private boolean end(DeviceState state, String reason, String which, Object... values) {
        List<@Nullable Object> all = with(Arrays.asList(state.name(), reason, clock.instant()), values);
        return tables.ask(statements -> statements.update(END + which, all)) > 0;
    }

    /** Whatever else is asked for is the id of none, and a database may not even take it. */
    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static Optional<Device> one(Statements statements, String condition, Object... values) throws SQLException {
        return statements.first(DeviceRow.SELECT + condition, DeviceRow::read, List.of(values));
    }

    private static void and(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private static List<@Nullable Object> with(List<@Nullable Object> values, Object... more) {
        List<@Nullable Object> all = new ArrayList<>(values);
        all.addAll(Arrays.asList(more));
        return all;
    }
}
