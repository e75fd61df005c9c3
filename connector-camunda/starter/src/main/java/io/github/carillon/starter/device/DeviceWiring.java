package io.github.carillon.starter.device;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.device.Devices;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The register of devices, beside the inbox. */
@Configuration(proxyBeanMethods = false)
public class DeviceWiring {

    @Bean
    Devices carillonDevices(Database database, Clock clock) {
        return new Devices(database.dataSource(), clock, () -> UUID.randomUUID().toString().replace("-", ""));
    }
}
