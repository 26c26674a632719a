"""Articles in other languages, for pages in other encodings."""

from __future__ import annotations

from datetime import date

from tests.reading.pages.story import Story

RUSSIAN = Story(
    title="Строительство моста остановлено до весны",
    author="Анна Белова",
    day=date(2023, 10, 5),
    site="Вестник Дорска",
    url="https://vestnik.example/2023/10/05/most",
    paragraphs=(
        "Работы на мосту через пролив остановлены до весны, сообщили в четверг в министерстве "
        "транспорта. Причиной стали трещины, которые инспекторы нашли в двух опорах.",
        "«Мы не будем рисковать людьми ради красивой даты», — сказала министр журналистам после "
        "заседания правительства. По её словам, решение было принято единогласно.",
        "Подрядчик с выводами комиссии не согласен. В компании заявили, что бетон проверяли "
        "трижды и что все документы были переданы заказчику ещё в прошлом году.",
        "Жители острова, который мост должен был связать с портом, новости не удивились. Паром "
        "ходит по расписанию, и, как говорят в очереди на пристани, он хотя бы не трескается.",
        "Комиссия продолжит работу до конца года. Отчёт обещают опубликовать полностью, но без "
        "приложений, в которых указаны имена рабочих и номера партий цемента.",
    ),
)
FRENCH = Story(
    title="Le pont de Tarrow attendra l’été",
    author="Hélène Castaing",
    day=date(2022, 6, 14),
    site="Le Courrier du Détroit",
    url="https://courrier.example/2022/06/14/le-pont",
    paragraphs=(
        "Les travaux du pont de Tarrow ne reprendront pas avant l’été, a annoncé mardi le ministère "
        "des transports, après la découverte de fissures dans deux des piles déjà construites.",
        "« Nous avons préféré perdre trois mois plutôt que de perdre la confiance des habitants », a "
        "déclaré la ministre devant les députés, dont plusieurs ont quitté la salle.",
        "L’entreprise chargée du chantier conteste les conclusions des experts. Elle affirme que "
        "le béton a été contrôlé à trois reprises, et que personne n’avait rien trouvé à y redire.",
        "Sur le port, la nouvelle n’a surpris personne. Le bac part à l’heure, dit une retraitée qui "
        "attend sur le quai avec son chien, et lui, au moins, il ne se fissure pas.",
        "La commission d’enquête remettra son rapport à l’automne. Il sera public, a promis son "
        "président, à l’exception des annexes où figurent les noms des ouvriers.",
    ),
)
GERMAN = Story(
    title="Brücke nach Tarrow wird erst im Herbst fertig",
    author="Jörg Müller",
    day=date(2024, 3, 21),
    site="Hafenbote",
    url="https://hafenbote.example/2024/03/21/bruecke",
    paragraphs=(
        "Die Brücke zur Insel Tarrow wird frühestens im Herbst fertig. Das teilte das Ministerium am "
        "Donnerstag mit, nachdem Prüfer in zwei Pfeilern Risse gefunden hatten.",
        "„Wir bauen für hundert Jahre, da kommt es auf ein halbes nicht an“, sagte die Ministerin vor "
        "Journalisten. Sie habe die Entscheidung nicht allein und nicht gern getroffen.",
        "Die Baufirma weist die Vorwürfe zurück. Der Beton sei dreimal geprüft worden, heißt es in "
        "einer Erklärung, und die Unterlagen lägen der Behörde seit dem vergangenen Jahr vor.",
        "Am Hafen überrascht das niemanden. Die Fähre fährt pünktlich, sagt ein Rentner, der mit "
        "einem Klappstuhl gekommen ist, und Risse habe sie auch keine.",
        "Der Ausschuss tagt weiter bis zum Ende des Jahres. Sein Bericht soll veröffentlicht werden, "
        "allerdings ohne die Anlagen, in denen die Namen der Arbeiter stehen.",
    ),
)
POLISH = Story(
    title="Budowa mostu wstrzymana do wiosny",
    author="Łucja Wróbel",
    day=date(2021, 11, 18),
    site="Głos Zatoki",
    url="https://glos.example/2021/11/18/most",
    paragraphs=(
        "Prace przy budowie mostu na wyspę zostały wstrzymane do wiosny, poinformowało w czwartek "
        "ministerstwo. Powodem są pęknięcia, które inspektorzy znaleźli w dwóch filarach.",
        "„Nie będziemy ryzykować życia ludzi dla ładnej daty” – powiedziała dziennikarzom minister po "
        "posiedzeniu rządu. Jak dodała, decyzja została podjęta jednogłośnie.",
        "Wykonawca nie zgadza się z wnioskami komisji. Firma twierdzi, że beton był sprawdzany trzy "
        "razy, a wszystkie dokumenty przekazano zamawiającemu jeszcze w zeszłym roku.",
        "Mieszkańców wyspy wiadomość nie zdziwiła. Prom pływa zgodnie z rozkładem i, jak mówią w "
        "kolejce na przystani, przynajmniej nie pęka.",
        "Komisja będzie pracować do końca roku. Raport ma zostać opublikowany w całości, ale bez "
        "załączników, w których podano nazwiska robotników i numery partii cementu.",
    ),
)
