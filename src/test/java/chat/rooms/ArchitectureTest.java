package chat.rooms;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.problem.KnowsTooMuch;
import chat.rooms.security.Caller;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house that no compiler knows. */
class ArchitectureTest {
  /** The classes of the application, and the tests' classes that break its rules. */
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(
              place ->
                  new DoNotIncludeTests().includes(place)
                      || place.contains("/Violations")
                      || place.contains("/KnowsTooMuch"))
          .importPackages("chat.rooms");

  /**
   * The packages in the order in which they know each other: those of a line know those of the
   * lines above it, and not one another. The root has an empty name here.
   */
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("problem"),
          List.of(""),
          List.of("json", "redis"),
          List.of("security"),
          List.of("http", "once", "presence", "session"),
          List.of("account"),
          List.of("login", "room"),
          List.of("message"),
          List.of("delivery"),
          List.of("realtime"),
          List.of("realtime.v2"),
          List.of("asyncapi", "openapi", "operations"));

  /** Who is let in without a token, by the methods of {@link chat.rooms.login.LoginResource}. */
  private static final String OPEN_CALLS = "(sendCode|register|login|resetPassword)";

  /**
   * A rule, and a class that breaks it.
   *
   * @param violation a test's class, which would be noticed were it a part of the application
   */
  private record Rule(ArchRule rule, Class<?> violation) {
    @Override
    public String toString() {
      return rule.getDescription();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_application_keeps_to_it(Rule house) {
    house.rule().allowEmptyShould(false).check(applicationWith(null));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_class_that_breaks_it_is_noticed(Rule house) {
    EvaluationResult result = house.rule().evaluate(applicationWith(house.violation()));
    assertThat(result.getFailureReport().getDetails())
        .isNotEmpty()
        .allSatisfy(detail -> assertThat(detail).contains(house.violation().getName()));
  }

  static Stream<Rule> rules() {
    return Stream.of(
        new Rule(packagesKnowEachOtherInOneDirection(), KnowsTooMuch.class),
        new Rule(callsSayWhoMayMakeThem(), Violations.Unguarded.class),
        new Rule(onlyTheOpenCallsAreOpen(), Violations.Open.class),
        new Rule(noResourceIsOpenAsAWhole(), Violations.OpenResource.class),
        new Rule(callsThatChangeSomethingSayWhoMakesThem(), Violations.Anonymous.class),
        new Rule(entitiesStayInside(), Violations.ShowsEntities.class),
        new Rule(entitiesHaveNoSetters(), Violations.Settable.class),
        new Rule(entitiesKeepTheirFieldsToThemselves(), Violations.Settable.class),
        new Rule(onlyServicesReachTheDatabase(), Violations.ReachesTheDatabase.class),
        new Rule(nobodyPrints(), Violations.Prints.class),
        new Rule(timesAreInstants(), Violations.KeepsDates.class));
  }

  private static ArchRule packagesKnowEachOtherInOneDirection() {
    LayeredArchitecture layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitecture();
    List<String> below = new ArrayList<>();
    for (List<String> level : LEVELS) {
      for (String name : level) {
        layers =
            layers.layer("~" + name).definedBy("chat.rooms" + (name.isEmpty() ? "" : ".") + name);
      }
    }
    for (List<String> level : LEVELS) {
      for (String name : level) {
        layers =
            below.isEmpty()
                ? layers.whereLayer("~" + name).mayNotAccessAnyLayer()
                : layers.whereLayer("~" + name).mayOnlyAccessLayers(below.toArray(String[]::new));
      }
      level.forEach(name -> below.add("~" + name));
    }
    return layers.as("packages know each other in one direction");
  }

  private static ArchRule callsSayWhoMayMakeThem() {
    return methods()
        .that()
        .areMetaAnnotatedWith(HttpMethod.class)
        .should()
        .beAnnotatedWith(RolesAllowed.class)
        .orShould()
        .beAnnotatedWith(PermitAll.class)
        .orShould()
        .beDeclaredInClassesThat()
        .areAnnotatedWith(RolesAllowed.class);
  }

  private static ArchRule onlyTheOpenCallsAreOpen() {
    return methods()
        .that()
        .areAnnotatedWith(PermitAll.class)
        .should()
        .haveFullNameMatching("chat\\.rooms\\.login\\.LoginResource\\." + OPEN_CALLS + "\\(.*");
  }

  private static ArchRule noResourceIsOpenAsAWhole() {
    return noClasses().should().beAnnotatedWith(PermitAll.class);
  }

  private static ArchRule callsThatChangeSomethingSayWhoMakesThem() {
    return methods()
        .that()
        .areMetaAnnotatedWith(HttpMethod.class)
        .and()
        .areNotAnnotatedWith(GET.class)
        .and()
        .areNotAnnotatedWith(PermitAll.class)
        .should(
            ArchCondition.from(describe("hand the caller on", ArchitectureTest::handsTheCallerOn)));
  }

  private static boolean handsTheCallerOn(JavaMethod method) {
    return method.getMethodCallsFromSelf().stream()
        .flatMap(call -> call.getTarget().getRawParameterTypes().stream())
        .anyMatch(parameter -> parameter.isEquivalentTo(Caller.class));
  }

  private static ArchRule entitiesStayInside() {
    return methods()
        .that()
        .areMetaAnnotatedWith(HttpMethod.class)
        .should(ArchCondition.from(describe("name no entity", method -> !namesEntity(method))));
  }

  private static boolean namesEntity(JavaMethod method) {
    Stream<JavaType> named =
        Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream());
    return named
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .anyMatch(type -> type.isAnnotatedWith(Entity.class));
  }

  private static ArchRule entitiesHaveNoSetters() {
    return noMethods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Entity.class)
        .should()
        .haveNameStartingWith("set");
  }

  private static ArchRule entitiesKeepTheirFieldsToThemselves() {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Entity.class)
        .and()
        .areNotStatic()
        .should()
        .bePrivate();
  }

  private static ArchRule onlyServicesReachTheDatabase() {
    return fields()
        .that()
        .haveRawType(EntityManager.class)
        .should()
        .beDeclaredInClassesThat()
        .areAnnotatedWith(Stateless.class);
  }

  private static ArchRule nobodyPrints() {
    return noClasses().should().accessField(System.class, "out");
  }

  /** Jakarta Mail knows no other time than a date's. */
  private static ArchRule timesAreInstants() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName("chat.rooms.login.MailServer")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Date.class, Calendar.class);
  }

  /** The application, and of the violations this one or, with null, none. */
  private static JavaClasses applicationWith(Class<?> violation) {
    return ALL.that(
        describe(
            "are a part of it",
            type -> !isViolation(type) || violation != null && type.isEquivalentTo(violation)));
  }

  private static boolean isViolation(JavaClass type) {
    return type.getName().startsWith(Violations.class.getName())
        || type.isEquivalentTo(KnowsTooMuch.class);
  }
}
