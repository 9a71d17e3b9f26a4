// Runs while the page is read, right behind the first table: three numbers, a place for what leads on, and that table
// come before the abstract, which is not shown until then. Without scripts they stand behind it.
{
  const under = Object.assign(document.createElement("div"), { className: "under-title" });
  document.querySelector("#title-block-header .abstract").before(document.querySelector(".at-first"), under, document.currentScript.previousElementSibling);
  document.documentElement.classList.add("arranged");
}
