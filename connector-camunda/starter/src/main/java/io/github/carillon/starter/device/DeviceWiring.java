package io.github.carillon.starter.device;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.device.Devices;
import io.github.carillon.starter.inbox.ExpiryJob;
import io.github.carillon.starter.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The register of devices, beside the inbox. */
@Configuration(proxyBeanMethods = false)
@Import(DeviceWebWiring.class)
public class DeviceWiring {

    private static final Duration SWEEP = Duration.ofMinutes(10);

    @Bean
    Devices carillonDevices(Database database, Clock clock) {
        return new Devices(
                database.dataSource(), clock, () -> UUID.randomUUID().toString().replace("-", ""));
    }

    @Bean(destroyMethod = "close")
    ExpiryJob carillonDeviceSweeper(Devices devices, Settings settings) {
        return ExpiryJob.start("devices", () -> devices.sweep(settings.inbox().deviceRetention()), SWEEP);
    }
}
