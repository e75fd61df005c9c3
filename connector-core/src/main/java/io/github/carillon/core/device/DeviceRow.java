package io.github.carillon.core.device;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a device stands in its table. */
final class DeviceRow {

    static final String SELECT = "select id, tenant, reader, kind, connection, address, push_key, auth, name, platform,"
            + " app, app_version, locale, client_installed, permission, state, reason, registered_at, seen_at, used_at"
            + " from device";

    /** Its values are {@link #said}, the moment of that, the device's id, its owner and the moment again. */
    static final String INSERT = "insert into device (kind, connection, address, address_hash, push_key, auth, name,"
            + " platform, app, app_version, locale, client_installed, permission, state, seen_at, id, tenant, reader,"
            + " registered_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE', ?, ?, ?, ?, ?)"
            + " on conflict do nothing";

    /** Its values are {@link #said}, the moment of that, and the device's id. */
    static final String UPDATE = "update device set kind = ?, connection = ?, address = ?, address_hash = ?,"
            + " push_key = ?, auth = ?, name = ?, platform = ?, app = ?, app_version = ?, locale = ?,"
            + " client_installed = ?, permission = ?, state = 'ACTIVE', reason = null, ended_at = null, seen_at = ?"
            + " where id = ?";

    private DeviceRow() {}

    static Device read(ResultSet row) throws SQLException {
        return new Device(
                row.getString("id"),
                new Reader(row.getString("tenant"), row.getString("reader")),
                DeviceKind.valueOf(row.getString("kind")),
                row.getString("connection"),
                subscription(row),
                new DeviceDetails(
                        row.getString("name"),
                        row.getString("platform"),
                        row.getString("app"),
                        row.getString("app_version"),
                        row.getString("locale")),
                row.getBoolean("client_installed"),
                Permission.valueOf(row.getString("permission")),
                DeviceState.valueOf(row.getString("state")),
                row.getString("reason"),
                moment(row, "registered_at"),
                moment(row, "seen_at"),
                Statements.instant(row, "used_at"));
    }

    /** What its owner says of it. */
    static List<@Nullable Object> said(Registration said) {
        Subscription subscription = said.subscription();
        Secret auth = subscription == null ? null : subscription.auth();
        DeviceDetails details = said.details();
        return Arrays.asList(
                said.kind().name(),
                said.connection(),
                subscription == null ? null : subscription.address(),
                subscription == null ? null : subscription.hash(),
                subscription == null ? null : subscription.key(),
                auth == null ? null : auth.reveal(),
                details.name(),
                details.platform(),
                details.app(),
                details.appVersion(),
                details.locale(),
                said.clientInstalled(),
                said.permission().name());
    }

    private static @Nullable Subscription subscription(ResultSet row) throws SQLException {
        String address = row.getString("address");
        String auth = row.getString("auth");
        return address == null
                ? null
                : new Subscription(address, row.getString("push_key"), auth == null ? null : Secret.of(auth));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Statements.instant(row, column));
    }
}
