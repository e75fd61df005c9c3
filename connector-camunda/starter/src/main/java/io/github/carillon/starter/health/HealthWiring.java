package io.github.carillon.starter.health;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.core.resilience.Breaker;
import io.github.carillon.starter.connection.OpenConnections;
import io.github.carillon.starter.settings.Settings;
import io.github.carillon.worker.CarillonWorker;
import io.github.carillon.worker.supervision.Supervision;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is asked when somebody asks for health: the engine, the ledger, how far messages may go, and each connection
 * by its name. */
@Configuration(proxyBeanMethods = false)
public class HealthWiring {

    private static final Duration NEAR = Duration.ofSeconds(5);
    private static final Duration FAR = Duration.ofSeconds(30);

    /** Half of what most programs wait that ask for health, since there are two groups. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @Bean(destroyMethod = "close")
    CheckGroup carillonNearChecks(Clock clock) {
        return new CheckGroup(NEAR, PATIENCE, clock);
    }

    @Bean(destroyMethod = "close")
    CheckGroup carillonFarChecks(Clock clock) {
        return new CheckGroup(FAR, PATIENCE, clock);
    }

    @Bean
    HealthIndicator engineHealthIndicator(CarillonWorker worker, @Qualifier("carillonNearChecks") CheckGroup checks) {
        return checks.add(worker::engine);
    }

    @Bean
    HealthIndicator ledgerHealthIndicator(
            Database database, Ledger ledger, @Qualifier("carillonNearChecks") CheckGroup checks) {
        return checks.add(new LedgerCheck(database.dataSource(), ledger::writes, ledger::sharesItsName));
    }

    @Bean
    HealthIndicator supervisionHealthIndicator(
            CarillonWorker worker, @Qualifier("carillonNearChecks") CheckGroup checks) {
        return checks.add(() ->
                worker.supervision().map(Supervision::health).orElseGet(() -> new Health(true, "nobody watches")));
    }

    @Bean
    HealthIndicator governanceHealthIndicator(Settings settings) {
        return new GovernanceHealth(settings.governance());
    }

    @Bean
    HealthContributor connectionsHealthContributor(
            OpenConnections connections, @Qualifier("carillonFarChecks") CheckGroup group) {
        Map<String, HealthContributor> checks = new TreeMap<>();
        Map<String, Breaker> breakers = connections.breakers();
        connections
                .checks()
                .forEach((name, check) -> checks.put(
                        name, new ConnectionHealth(Objects.requireNonNull(breakers.get(name)), group.add(check))));
        return CompositeHealthContributor.fromMap(checks);
    }
}
